"""Everything derived that is kept on disk; SQL is said here and nowhere else."""
