"""`python -m cf_assess` does what the command `cf-assess` does."""

from cf_assess.cli.app import main

if __name__ == "__main__":
    main()
