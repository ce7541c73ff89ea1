"""What of the register becomes public."""

from .agreement import AGREEMENT, Agreement, Party, compile_agreement

__all__ = ["AGREEMENT", "Agreement", "Party", "compile_agreement"]
