"""The catalogue of wording: key to (Chinese, English), one module a kind."""
