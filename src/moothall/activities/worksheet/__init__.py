"""A sheet to fill in alone, in any form there is: the power worksheet, interest, five factors, a form of one's own."""

from moothall.instruments.instrument import form_activity

ACTIVITY = form_activity("worksheet", 43)
