"""The session pack: what an organiser prints before the day. Made from the agenda as planned and the list of people, by the activities
the pages belong to; sends nothing and changes nothing.
"""
