"""DynamoDB: transactions without copies of whole tables, one write at a time, and streams that tell each change once."""

import copy
import functools
import threading
import time

from moto.core.responses import ActionResult
from moto.dynamodb.comparisons import get_filter_expression
from moto.dynamodb.exceptions import (
    DynamodbException,
    MockValidationException,
    MultipleTransactionsException,
    TooManyTransactionsException,
    TransactionCanceledException,
    TransactWriteSingleOpException,
)
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import StreamShard
from moto.dynamodb.responses import DynamoHandler

MOST_PARTS = 100
TOKENS_LIVE = 600  # seconds, by the API reference of TransactWriteItems
VALIDATION = "ValidationError"

# moto checks a condition and writes in two steps, and its threads read tables while others change them.
_tables = threading.RLock()
_tokens = {}


def repair():
    for name in ("put_item", "delete_item", "get_item", "query", "scan"):
        setattr(DynamoDBBackend, name, _one_at_a_time(getattr(DynamoDBBackend, name)))
    DynamoDBBackend.update_item = _one_at_a_time(_told_once(DynamoDBBackend.update_item))
    DynamoDBBackend.transact_write_items = _one_at_a_time(_transact_write_items)
    DynamoHandler.transact_write_items = _one_at_a_time(_once_per_token(DynamoHandler.transact_write_items))
    StreamShard.add = _changes_only(StreamShard.add)


def _one_at_a_time(method):
    @functools.wraps(method)
    def guarded(*args, **kwargs):
        with _tables:
            return method(*args, **kwargs)

    return guarded


def _told_once(update_item):
    """An update that makes an item is one INSERT; moto tells two, the first of an item that has only its key."""

    @functools.wraps(update_item)
    def update(self, table_name, *args, **kwargs):
        shard = self.get_table(table_name).stream_shard
        before = len(shard.items) if shard else 0
        item = update_item(self, table_name, *args, **kwargs)
        if shard and len(shard.items) == before + 2:
            del shard.items[before]
            shard.items[before].record["dynamodb"]["SequenceNumber"] = str(shard.starting_sequence_number + before)
        return item

    return update


def _changes_only(add):
    """DynamoDB's streams do not tell of a write that leaves an item as it is."""

    @functools.wraps(add)
    def add_change(self, old, new):
        if old is None or new is None or old != new:
            add(self, old, new)

    return add_change


def _once_per_token(transact):
    @functools.wraps(transact)
    def once(self):
        token, items = self.body.get("ClientRequestToken"), self.body["TransactItems"]
        now = time.monotonic()
        for old in [key for key, (at, _) in _tokens.items() if now - at > TOKENS_LIVE]:
            del _tokens[old]
        if token in _tokens:
            if _tokens[token][1] != items:
                raise DynamodbException(
                    "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
                    "The provided client token was already used with different parameters.",
                )
            return ActionResult({"ConsumedCapacity": [], "ItemCollectionMetrics": {}})

        # Reading the items may change them.
        asked = copy.deepcopy(items)
        answer = transact(self)
        if token:
            _tokens[token] = (now, asked)
        return answer

    return once


class _Part:
    """One action of a transaction."""

    def __init__(self, backend, item):
        if len(item) > 1:
            raise TransactWriteSingleOpException
        self.kind, self.asked = next(iter(item.items()))
        self.table = backend.get_table(self.asked["TableName"])
        keys = self.asked["Item"] if self.kind == "Put" else self.asked["Key"]
        self.hash, self.range = backend.get_keys_value(self.table, keys)
        self.name = (self.table.name, repr(self.hash), repr(self.range))

    @property
    def item(self):
        return self.table.get_item(self.hash, self.range)

    def refusal(self):
        """Why its condition does not hold, as a cancellation reason; three times None when it does."""
        current = self.item
        condition = get_filter_expression(
            self.asked.get("ConditionExpression"),
            self.asked.get("ExpressionAttributeNames"),
            self.asked.get("ExpressionAttributeValues"),
        )
        if condition.expr(current):
            return (None, None, None)
        told = self.asked.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" and current is not None
        return ("ConditionalCheckFailed", "The conditional request failed", current.to_json()["Attributes"] if told else None)

    def write(self, backend):
        if self.kind == "Put":
            backend.put_item(self.table.name, self.asked["Item"])
        elif self.kind == "Delete":
            backend.delete_item(self.table.name, self.asked["Key"])
        elif self.kind == "Update":
            backend.update_item(
                self.table.name,
                self.asked["Key"],
                update_expression=self.asked["UpdateExpression"],
                # The condition's names and values stand here, too, and were checked with it.
                expression_attribute_names=self.asked.get("ExpressionAttributeNames"),
                expression_attribute_values=self.asked.get("ExpressionAttributeValues"),
            )

    def restore(self, before):
        shelf = self.table.items if self.range is None else self.table.items[self.hash]
        key = self.hash if self.range is None else self.range
        if before is None:
            shelf.pop(key, None)
        else:
            shelf[key] = before


def _transact_write_items(self, transact_items):
    """All conditions first, then all writes. A write that fails takes back those before it, item by item."""
    if len(transact_items) > MOST_PARTS:
        raise TooManyTransactionsException()
    parts = [_Part(self, item) for item in transact_items]
    if len({part.name for part in parts}) < len(parts):
        raise MultipleTransactionsException()
    reasons = [part.refusal() for part in parts]
    if any(code for code, _, _ in reasons):
        raise TransactionCanceledException(reasons)

    shards = {part.table.name: part.table.stream_shard for part in parts if part.table.stream_shard}
    told = {name: len(shard.items) for name, shard in shards.items()}
    done = []
    try:
        for part in parts:
            done.append((part, copy.deepcopy(part.item)))
            part.write(self)
    except Exception as error:
        for part, before in reversed(done):
            part.restore(before)
        for name, shard in shards.items():
            del shard.items[told[name]:]
        if not isinstance(error, MockValidationException):
            raise
        at = len(done) - 1
        raise TransactionCanceledException(
            [(VALIDATION, str(error.message), None) if index == at else (None, None, None) for index in range(len(parts))]
        ) from error
