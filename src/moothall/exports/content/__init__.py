"""What a document says, apart from any format: sections make it out of a Copy, writers set it as PDF, Word, HTML or Markdown."""
