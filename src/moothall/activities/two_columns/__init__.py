"""Vision and present reality: two columns of one board, with links between a note of each. Both sides stay; a gap is not a fault."""

from moothall.activities.two_columns.demo import play
from moothall.activities.two_columns.entries import entries
from moothall.activities.two_columns.records import COLUMN_NOTES, TWO_COLUMNS
from moothall.activities.two_columns.room import picture
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="two_columns",
    position=32,
    panel="moothall.activities.two_columns.panel:TwoColumnsPanel",
    picture=picture,
    tables=(*TWO_COLUMNS.tables, COLUMN_NOTES),
    records=(TWO_COLUMNS,),
    migrations="moothall.activities.two_columns.tables:two_columns",
    migration_count=1,
    writes=("contribution",),
    entries=entries,
    demo=play,
    sheet="moothall.activities.two_columns.sheet:pages",
    board="read",
)
