"""Open meetups: in a channel, for more than a circle, with people and topics on a card. Command: `/zirkel meetup`.

Tables: meetups, meetup_signups, meetup_votes.
"""
