"""The facilitator's window: the start screen, the desk with its rail and side panel, and the pages that belong to no activity."""
