"""The workbench: documents, review, ledger and log in a browser, for a whole office. Django; imports ``lantu``, never the reverse."""
