"""`/zirkel data`: what Zirkel keeps of somebody, told, erased, deleted when it is over. It reads every table."""
