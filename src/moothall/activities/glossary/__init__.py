"""Glossary: what the room means by a word that sectors use apart, one agreed line a term. A term check ends here."""

from functools import partial

from moothall.activities.glossary.demo import play
from moothall.activities.glossary.records import GLOSSARY, agree
from moothall.activities.glossary.room import picture
from moothall.core.activity import Activity
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="glossary",
    position=49,
    panel="",
    picture=picture,
    tables=GLOSSARY.tables,
    records=(GLOSSARY,),
    entries=partial(entries_of, GLOSSARY),
    demo=play,
    agrees_term=agree,
)
