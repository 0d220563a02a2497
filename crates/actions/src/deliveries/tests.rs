//! Deliveries on a real vault.
