"""What whoever runs Zirkel asks and does: doctor, status, the outbox, health, backup, keys, moving. Posts nothing."""
