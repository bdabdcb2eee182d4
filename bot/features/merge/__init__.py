"""Two circles that go on together. Command: `/circle merge`. Table: merge_offers."""
