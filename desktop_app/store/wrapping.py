"""A secret sealed under a password (Argon2id, AES-256-GCM) and under another key."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16


class WrongSecret(Exception):
    """The password or key does not open what was sealed."""


@dataclass(frozen=True)
class Cost:
    """How much memory (KiB), how many passes and threads one guess of a password costs."""

    memory_kib: int
    passes: int
    lanes: int

    def is_bearable(self) -> bool:
        """Return whether any PC of an office can pay this; a damaged or hostile key file may name anything."""
        return (
            8 * self.lanes <= self.memory_kib <= 512 * 1024
            and 1 <= self.passes <= 16
            and 1 <= self.lanes <= 8
            and self.memory_kib * self.passes <= 2 * 1024 * 1024
        )


PASSWORD_COST = Cost(memory_kib=128 * 1024, passes=3, lanes=2)
"""0.41 s on the two cores this was measured on; RFC 9106 asks for 64 MiB and 3 passes at least."""

RANDOM_COST = Cost(memory_kib=16 * 1024, passes=2, lanes=1)
"""For a recovery key, whose 108 random bits nobody guesses at any speed (0.03 s)."""


@dataclass(frozen=True)
class Wrapped:
    """A secret that only one password opens."""

    cost: Cost
    salt: bytes
    sealed: bytes


def wrap(secret: bytes, password: bytes, cost: Cost) -> Wrapped:
    """Seal ``secret`` so that only ``password`` opens it."""
    salt = secrets.token_bytes(16)
    return Wrapped(cost, salt, seal(secret, _derived(password, salt, cost)))


def unwrap(wrapped: Wrapped, password: bytes) -> bytes:
    """Return the secret in ``wrapped``; raises ``WrongSecret`` for another password."""
    return unseal(wrapped.sealed, _derived(password, wrapped.salt, wrapped.cost))


def seal(secret: bytes, key: bytes) -> bytes:
    """Seal ``secret`` under a 32-byte key."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, None)


def unseal(sealed: bytes, key: bytes) -> bytes:
    """Return what ``seal`` sealed under ``key``; raises ``WrongSecret`` for another key or changed bytes."""
    if len(sealed) < _NONCE_BYTES + _TAG_BYTES:
        raise WrongSecret
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    except InvalidTag:
        raise WrongSecret from None


def _derived(password: bytes, salt: bytes, cost: Cost) -> bytes:
    argon = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return argon.derive(password)
