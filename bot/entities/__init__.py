"""What a message names: numbers, dates, money, goods, in every script; see ``finder.find``."""
