"""Gallery walk: people go round the sheets and add, correct, or say what is too general to act on."""

from functools import partial

from moothall.activities.gallery_walk.records import GALLERY_WALK
from moothall.activities.gallery_walk.room import picture
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="gallery_walk",
    position=37,
    panel="moothall.activities.gallery_walk.panel:GalleryWalkPanel",
    picture=picture,
    tables=GALLERY_WALK.tables,
    records=(GALLERY_WALK,),
    writes=("contribution",),
    candidates=partial(record_candidates, GALLERY_WALK),
    entries=partial(entries_of, GALLERY_WALK),
)
