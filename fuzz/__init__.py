"""Bytes that a fuzzer makes come in; inputs that break a reader, saved aside, go out. See docs/fuzzing.md."""
