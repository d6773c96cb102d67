"""Where a case is changed.

acknowledge_dialog  Asks why a finding stands, so that the reason can be kept in the case
"""
