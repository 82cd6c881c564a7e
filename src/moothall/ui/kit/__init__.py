"""The parts every screen is built from: one idea a file. A part draws and reports what a person did; it asks no desk and knows no session.

Three promises hold for all of them: text is never read as markup or mnemonic, whatever takes the keyboard has an accessible name,
and nothing that can be pressed is smaller than 24 px.
"""
