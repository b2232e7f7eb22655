"""A Book comes in; proofs and findings go out. Rules only evaluate; ``judge`` says who is accused."""
