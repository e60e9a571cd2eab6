"""Citations: what is cited (``work``), in words (``styles``) and as records (``records``)."""
