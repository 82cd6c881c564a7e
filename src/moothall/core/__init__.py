"""What a session is: records, rules and words for them. No Qt, no SQL, no clock, no random, no disk."""
