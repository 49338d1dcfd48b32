"""The values that everything else speaks of; see `docs/terms.md` for the terms."""
