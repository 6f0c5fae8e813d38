"""How the shipped language model is made. Never imported by the package."""
