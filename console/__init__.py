"""The desk where people answer: queue, threads and what is known of a customer."""
