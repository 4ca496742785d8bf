# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

# Values to set before you apply: take out the hash sign and put in your own.
# repository = "example@1234/shop@5678"
