"""Ground rules on the desk. Everything on the page is what lines adopted together have."""

from __future__ import annotations

from moothall.activities.ground_rules.records import GROUND_RULES, SCALE
from moothall.ui.kit.panel_context import PanelContext
from moothall.voting.panel_adoption import AdoptionPanel


class GroundRulePanel(AdoptionPanel):
    """The page that lines adopted together share."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, GROUND_RULES, SCALE)
