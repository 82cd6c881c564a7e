"""Cluster: notes into named themes, by drag or by typing a number and a letter."""

from moothall.activities.cluster.demo import play
from moothall.activities.cluster.room import picture
from moothall.activities.cluster.rules import candidates
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="cluster",
    # After capture (20) and before the dot-vote (40), which takes its options from here.
    position=30,
    panel="moothall.activities.cluster.panel:ClusterPanel",
    picture=picture,
    writes=("theme", "placement", "contribution"),
    candidates=candidates,
    board="themes",
    demo=play,
    pack="moothall.activities.cluster.pack:pages",
)
