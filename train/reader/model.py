"""The reader: one encoder, several heads, one pass. docs/reader.md names inputs and outputs with their shapes."""

import torch
from torch import nn
from transformers import BertModel

from . import labels

CASE_SHAPES, CASE_WIDTH = 14, 16
ARC_WIDTH, RELATION_WIDTH, SLOT_WIDTH = 256, 128, 64
FARTHEST = 48  # words; distances beyond are one
OUTSIDE = -1e4  # score of an arc that may not be


def mlp(width_in: int, width_out: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width_in, width_out), nn.GELU(), nn.Dropout(0.2))


class Reader(nn.Module):
    """Shapes: B windows, T pieces, W words.

    forward(input_ids [B,T], attention_mask [B,T], first_piece [B,W], shape [B,W], sentence [B,W]) gives a dictionary:
    one score a label for each word-level task [B,W,L]; `arc` [B,W,W+1], column 0 the root, column 1+j word j;
    `relation` [B,W,R] for the best head; `slots` [B,S,W,W], from act to word; `factuality` [B,W]; `event` [B,E];
    `vectors` [B,W,384]. `attack_role` [B,W,L] and `happening` [B,K] teach the encoder and are left out of the program's model.
    """

    def __init__(self, encoder: BertModel, sizes: dict[str, int]):
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        width = hidden + CASE_WIDTH
        self.case = nn.Embedding(CASE_SHAPES, CASE_WIDTH)
        self.dropout = nn.Dropout(0.3)
        self.tagger = mlp(width, hidden)
        self.act_layer = mlp(width, hidden)
        self.syntax = nn.ModuleDict(
            {n: nn.Linear(hidden, sizes[n]) for n in ("upos", "xpos", "feats", "lemma")}
        )
        self.meaning = nn.ModuleDict(
            {n: nn.Linear(hidden, sizes[n]) for n in ("act", "mode", "stance", "role", "cue")}
        )
        self.spans = nn.ModuleDict(
            {n: nn.Linear(width, sizes[n]) for n in ("entity", "field_entity", "party", "attack_role")}
        )
        self.factuality = nn.Linear(hidden, 1)
        self.whole = nn.Sequential(nn.Linear(hidden, hidden), nn.Tanh(), nn.Dropout(0.2))
        self.event, self.happening = nn.Linear(hidden, sizes["event"]), nn.Linear(hidden, sizes["happening"])
        self.arc_dependent, self.arc_head = mlp(width, ARC_WIDTH), mlp(width, ARC_WIDTH)
        self.arc_root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.arc_weight = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_bias = nn.Linear(ARC_WIDTH, 1)
        self.relation_dependent, self.relation_head = mlp(width, RELATION_WIDTH), mlp(width, RELATION_WIDTH)
        self.relation_root = nn.Parameter(torch.zeros(RELATION_WIDTH))
        self.relation = nn.Linear(3 * RELATION_WIDTH, sizes["relation"])
        slots = len(labels.SLOTS)
        self.slot_act, self.slot_word = mlp(width, slots * SLOT_WIDTH), mlp(width, slots * SLOT_WIDTH)
        self.slot_act_bias, self.slot_word_bias = nn.Linear(width, slots), nn.Linear(width, slots)
        self.slot_distance = nn.Embedding(2 * FARTHEST + 1, slots)
        self.slot_sentence = nn.Embedding(7, slots)
        nn.init.constant_(self.slot_distance.weight, -4.0)  # few words fill a slot
        nn.init.zeros_(self.slot_sentence.weight)
        self.vector = nn.Linear(hidden, hidden)
        with torch.no_grad():
            self.vector.weight.copy_(torch.eye(hidden))
            self.vector.bias.zero_()

    def forward(self, input_ids, attention_mask, first_piece, shape, sentence, gold_head=None):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            pieces = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        pieces = pieces.float()
        index = first_piece.unsqueeze(-1).expand(-1, -1, pieces.shape[-1])
        plain = torch.gather(pieces, 1, index)
        word = self.dropout(torch.cat([plain, self.case(shape)], -1))
        tagging, acting = self.tagger(word), self.act_layer(word)
        out = {n: head(tagging) for n, head in self.syntax.items()}
        out |= {n: head(acting) for n, head in self.meaning.items()}
        out |= {n: head(word) for n, head in self.spans.items()}
        out["factuality"] = self.factuality(acting).squeeze(-1)
        whole = self.whole(pieces[:, 0])
        out["event"], out["happening"] = self.event(whole), self.happening(whole)
        out["arc"] = self._arcs(word, sentence)
        out["relation"] = self._relations(word, out["arc"] if gold_head is None else None, gold_head)
        out["slots"] = self._slots(word, sentence)
        out["vectors"] = self.vector(plain)
        return out

    def _arcs(self, word, sentence):
        dependent, head = self.arc_dependent(word), self.arc_head(word)
        root = self.arc_root.expand(word.shape[0], 1, -1)
        heads = torch.cat([root, head], 1)
        scores = torch.matmul(self.arc_weight(dependent), heads.transpose(1, 2)) / ARC_WIDTH**0.5
        scores = scores + self.arc_bias(heads).transpose(1, 2)
        apart = (sentence.unsqueeze(2) != sentence.unsqueeze(1)).to(scores.dtype)
        itself = torch.eye(word.shape[1], dtype=scores.dtype, device=scores.device).unsqueeze(0)
        barred = torch.clamp(apart + itself, max=1.0) * OUTSIDE
        return scores + torch.cat([torch.zeros_like(barred[:, :, :1]), barred], -1)

    def _relations(self, word, arcs, gold_head):
        best = arcs.argmax(-1) if gold_head is None else gold_head
        heads = self.relation_head(word)
        heads = torch.cat([self.relation_root.to(heads.dtype).expand(word.shape[0], 1, -1), heads], 1)
        chosen = torch.gather(heads, 1, best.unsqueeze(-1).expand(-1, -1, RELATION_WIDTH))
        dependent = self.relation_dependent(word)
        return self.relation(torch.cat([dependent, chosen, dependent * chosen], -1))

    def _slots(self, word, sentence):
        count = len(labels.SLOTS)
        batch, length = word.shape[0], word.shape[1]
        act = self.slot_act(word).view(batch, length, count, SLOT_WIDTH).permute(0, 2, 1, 3)
        filler = self.slot_word(word).view(batch, length, count, SLOT_WIDTH).permute(0, 2, 3, 1)
        scores = torch.matmul(act, filler) / SLOT_WIDTH**0.5
        scores = scores + self.slot_act_bias(word).transpose(1, 2).unsqueeze(3)
        scores = scores + self.slot_word_bias(word).transpose(1, 2).unsqueeze(2)
        place = torch.arange(length, device=word.device)
        distance = torch.clamp(place.unsqueeze(0) - place.unsqueeze(1), -FARTHEST, FARTHEST) + FARTHEST
        scores = scores + self.slot_distance(distance).permute(2, 0, 1).unsqueeze(0)
        apart = torch.clamp(sentence.unsqueeze(1) - sentence.unsqueeze(2), -3, 3) + 3
        return scores + self.slot_sentence(apart).permute(0, 3, 1, 2)
