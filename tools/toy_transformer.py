"""A very small transformer with the wiring and the weight names of Marian.

Post-norm layers, ReLU, sinusoidal positions, one embedding for source, target and output, a zero
embedding at the first position of the decoder: what `ctranslate2.converters.MarianConverter`
reads. torch is needed here and nowhere else in the project.
"""

# torch is not among the development packages, so nothing is known of its types here.
# mypy: disable-error-code="import-not-found, misc, no-any-return, unused-ignore"

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

END = 0  # piece id of </s>, as Marian numbers its SentencePiece vocabularies
PADDING = -100


@dataclass(frozen=True, slots=True)
class Cycle:
    """The learning rate goes up to ``peak_rate`` and down again, over so many epochs.

    Attributes:
        noise: Instead of that of the `Shape`.
        begin: Shares of what the cycles before ended with, first to last: this one goes on from
            their weighted mean, or ends with it when it has no epochs. It goes on from the end of
            the last one when there are none.
    """

    epochs: int
    peak_rate: float = 0.0
    dropout: float = 0.0
    noise: float | None = None
    begin: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network and length of the training.

    Attributes:
        noise: Random change of each weight at each step, as a share of the mean weight of its
            matrix. Who learns with it does not mind what eight bits round away, which differs from
            one processor to the next.
    """

    vocabulary: int
    width: int = 96
    feed_forward: int = 288
    heads: int = 4
    layers: int = 2
    cycles: tuple[Cycle, ...] = ()
    batch: int = 64
    noise: float = 0.0


class Attention(nn.Module):
    """Multi-head attention, residual and layer norm (Marian: ``…_self``, ``…_context``)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        for letter in "qkvo":
            setattr(self, letter, nn.Linear(shape.width, shape.width))
        self.norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout()

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is true where attention is allowed: (batch, 1, queries or 1, keys)."""
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        mixed = nn.functional.scaled_dot_product_attention(
            split(self.q(x)), split(self.k(memory)), split(self.v(memory)), attn_mask=mask
        )
        joined = self.o(mixed.transpose(1, 2).reshape(batch, length, width))
        return self.norm(x + self.dropout(joined))


class FeedForward(nn.Module):
    """Two linear layers, residual and layer norm (Marian: ``…_ffn``)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.first = nn.Linear(shape.width, shape.feed_forward)
        self.second = nn.Linear(shape.feed_forward, shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout()

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(x + self.dropout(self.second(torch.relu(self.first(x)))))


class Toy(nn.Module):
    """Encoder and decoder."""

    positions: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        self.output_bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.register_buffer("positions", _positions(shape.width))
        layers = range(shape.layers)
        self.encoder_self = nn.ModuleList(Attention(shape) for _ in layers)
        self.encoder_ffn = nn.ModuleList(FeedForward(shape) for _ in layers)
        self.decoder_self = nn.ModuleList(Attention(shape) for _ in layers)
        self.decoder_context = nn.ModuleList(Attention(shape) for _ in layers)
        self.decoder_ffn = nn.ModuleList(FeedForward(shape) for _ in layers)
        self.dropout = nn.Dropout()

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Logits (batch, target length, vocabulary) under teacher forcing."""
        source_mask = (source != PADDING)[:, None, None, :]
        x = self._embed(source)
        for attend, feed in zip(self.encoder_self, self.encoder_ffn, strict=True):
            x = feed(attend(x, x, source_mask))
        length = target.shape[1]
        causal = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
        y = self._embed(target, shift=True)
        for attend, context, feed in zip(
            self.decoder_self, self.decoder_context, self.decoder_ffn, strict=True
        ):
            y = feed(context(attend(y, y, causal), x, source_mask))
        return nn.functional.linear(y, self.embedding.weight, self.output_bias)

    def _embed(self, ids: Tensor, shift: bool = False) -> Tensor:
        vectors = self.embedding(ids.clamp(min=0)) * math.sqrt(self.shape.width)
        if shift:
            vectors = nn.functional.pad(vectors[:, :-1], (0, 0, 1, 0))
        return self.dropout(vectors + self.positions[: ids.shape[1]])


def _positions(width: int, count: int = 512) -> Tensor:
    places = np.arange(count)[:, None]
    angles = places / np.power(10000, 2 * (np.arange(width) // 2) / width)[None, :]
    table = np.concatenate([np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])], axis=1)
    return torch.tensor(table, dtype=torch.float32)


def train(pairs: Sequence[tuple[list[int], list[int]]], shape: Shape, seed: int) -> Toy:
    """Train on pairs of piece ids (without ``</s>``); the same seed gives the same model."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    model = Toy(shape)
    ends: list[dict[str, Tensor]] = []
    for cycle in shape.cycles:
        if cycle.begin:
            model.load_state_dict(_mean(ends, cycle.begin))
        if cycle.epochs:
            train_cycle(model, pairs, cycle, dice)
        ends.append({name: weight.clone() for name, weight in model.state_dict().items()})
    return model.eval()


def _mean(ends: Sequence[Mapping[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """Of the weights under each name."""
    weighed = list(zip(ends, shares, strict=True))
    return {
        name: sum(share * end[name] for end, share in weighed) / sum(shares) for name in ends[0]
    }


def train_cycle(
    model: Toy, pairs: Sequence[tuple[list[int], list[int]]], cycle: Cycle, dice: random.Random
) -> None:
    """Let the learning rate go up and down once."""
    shape = model.shape
    noise = shape.noise if cycle.noise is None else cycle.noise
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = cycle.dropout
    optimiser = torch.optim.Adam(model.parameters(), lr=cycle.peak_rate, betas=(0.9, 0.98))
    steps = cycle.epochs * math.ceil(len(pairs) / shape.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, cycle.peak_rate, total_steps=steps, pct_start=0.1, cycle_momentum=False
    )
    started = time.monotonic()
    for epoch in range(cycle.epochs):
        total = 0.0
        batches = _batches(pairs, shape.batch, dice)
        for source, target in batches:
            disturbance = disturb(model, noise)
            logits = model(source, target)
            loss = nn.functional.cross_entropy(
                logits.flatten(0, 1), target.flatten(), ignore_index=PADDING
            )
            optimiser.zero_grad()
            loss.backward()
            calm(model, disturbance)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}, "
              f"{time.monotonic() - started:.0f} s", flush=True)  # fmt: skip


def disturb(model: Toy, noise: float) -> list[Tensor]:
    """Change every weight at random; returns by how much, for `calm`."""
    changes = []
    with torch.no_grad():
        for weight in model.parameters():
            changes.append(torch.randn_like(weight) * (noise * weight.abs().mean()))
            weight += changes[-1]
    return changes


def calm(model: Toy, changes: Sequence[Tensor]) -> None:
    """Undo what `disturb` did."""
    with torch.no_grad():
        for weight, change in zip(model.parameters(), changes, strict=True):
            weight -= change


def _batches(
    pairs: Sequence[tuple[list[int], list[int]]], size: int, dice: random.Random
) -> list[tuple[Tensor, Tensor]]:
    """Random batches of sentences of like length."""
    order = sorted(pairs, key=lambda pair: len(pair[1]) + dice.random() * 4)
    batches = []
    for start in range(0, len(order), size):
        chunk = order[start : start + size]
        sides = []
        for side in (0, 1):
            rows = [[*pair[side], END] for pair in chunk]
            longest = max(map(len, rows))
            sides.append(torch.tensor([r + [PADDING] * (longest - len(r)) for r in rows]))
        batches.append((sides[0], sides[1]))
    dice.shuffle(batches)
    return batches


def disturbed_copies(
    weights: Mapping[str, np.ndarray[Any, Any]], noise: float, count: int
) -> Iterator[dict[str, np.ndarray[Any, Any]]]:
    """Copies of Marian weights with each number changed at random, as `disturb` does it.

    A model that translates exactly with all of them does so on processors that round otherwise.
    """
    for seed in range(count):
        dice = np.random.default_rng(seed)
        yield {
            name: value
            if value.dtype != np.float32
            else value
            + (dice.standard_normal(value.shape) * noise * np.abs(value).mean()).astype(np.float32)
            for name, value in weights.items()
        }


def marian_weights(model: Toy) -> dict[str, np.ndarray[Any, Any]]:
    """The weights under their Marian names, with the options in ``special:model.yml``."""
    weights: dict[str, np.ndarray[Any, Any]] = {"Wemb": _array(model.embedding.weight)}
    weights["decoder_ff_logit_out_b"] = _array(model.output_bias)[None, :]
    stacks = (
        ("encoder", "self", model.encoder_self),
        ("encoder", "ffn", model.encoder_ffn),
        ("decoder", "self", model.decoder_self),
        ("decoder", "context", model.decoder_context),
        ("decoder", "ffn", model.decoder_ffn),
    )
    for side, part, stack in stacks:
        for number, module in enumerate(stack, 1):
            name = f"{side}_l{number}_{part}"
            if isinstance(module, Attention):
                linears = {letter: getattr(module, letter) for letter in "qkvo"}
                norm_name = f"{name}_Wo_ln"
            else:
                linears = {"1": module.first, "2": module.second}
                norm_name = f"{name}_ffn_ln"
            for suffix, linear in linears.items():
                weights[f"{name}_W{suffix}"] = _array(linear.weight).T.copy()
                weights[f"{name}_b{suffix}"] = _array(linear.bias)[None, :]
            weights[f"{norm_name}_scale"] = _array(module.norm.weight)[None, :]
            weights[f"{norm_name}_bias"] = _array(module.norm.bias)[None, :]
    options = _marian_options(model.shape).encode() + b"\0"
    weights["special:model.yml"] = np.frombuffer(options, dtype=np.int8)
    return weights


def _array(tensor: Tensor) -> np.ndarray[Any, Any]:
    array: np.ndarray[Any, Any] = tensor.detach().numpy().astype(np.float32)
    return array


def _marian_options(shape: Shape) -> str:
    return f"""\
type: transformer
dim-emb: {shape.width}
dim-vocabs: [{shape.vocabulary}, {shape.vocabulary}]
enc-depth: {shape.layers}
dec-depth: {shape.layers}
transformer-heads: {shape.heads}
transformer-dim-ffn: {shape.feed_forward}
transformer-ffn-activation: relu
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-postprocess-top: ""
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-guided-alignment-layer: last
tied-embeddings-all: true
version: v1.12.0
"""
