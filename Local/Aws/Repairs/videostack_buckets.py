"""S3: uploads in parts as S3 takes them, and large objects that are neither joined nor read in memory."""

import functools
import shutil
import tempfile
import threading
from xml.dom import minidom

from moto.core.responses import ActionResult
from moto.core.utils import iso_8601_datetime_without_milliseconds_s3, utcnow
from moto.s3.exceptions import (
    EntityTooSmall,
    InvalidMaxPartNumberArgument,
    InvalidPart,
    InvalidPartOrder,
    MalformedXML,
    NoSuchUpload,
    S3ClientError,
)
from moto.s3.models import FakeKey, FakeMultipart, MultipartChecksumBuilder, S3Backend
from moto.s3.responses import S3Response
from moto.utilities.utils import md5_hash

SMALLEST_PART = 5 << 20  # bytes, of every part but the last
MOST_PARTS = 10_000
PAGE = 1_000
BLOCK = 1 << 20

CHECKSUM = "x-amz-checksum-algorithm"


def repair():
    for name in ("upload_part", "upload_part_copy"):
        setattr(S3Response, name, _of_its_upload(_numbered(getattr(S3Response, name))))
    for name in ("list_parts", "abort_multipart_upload"):
        setattr(S3Response, name, _of_its_upload(getattr(S3Response, name)))
    S3Response._key_response_post = _completed_by_its_key(S3Response._key_response_post)
    S3Response._complete_multipart_body = _parts_in_order
    S3Response.list_multipart_uploads = _list_multipart_uploads
    S3Response.put_object = _one_at_a_time(S3Response.put_object)
    S3Response.get_object = _read_in_blocks(S3Response.get_object)
    S3Backend.list_parts = _list_parts
    S3Backend.is_truncated = _is_truncated
    S3Backend.create_multipart_upload = _dated(S3Backend.create_multipart_upload)
    FakeMultipart.complete = _complete
    FakeKey.value = property(_get_value(FakeKey.value.fget), _set_value(FakeKey.value.fset))


# --- uploads and their keys ---


def _of_its_upload(method):
    """An upload belongs to its key; moto would take the parts of one upload under any key of the bucket."""

    @functools.wraps(method)
    def checked(self, *args, **kwargs):
        _upload_of(self)
        return method(self, *args, **kwargs)

    return checked


def _upload_of(response):
    upload_id = response._get_param("uploadId")
    upload = response.backend.get_bucket(response.bucket_name).multiparts.get(upload_id)
    if upload is None or upload.key_name != response.parse_key_name():
        raise NoSuchUpload(upload_id)
    return upload


def _completed_by_its_key(post):
    post_alone = _one_at_a_time(post)

    @functools.wraps(post)
    def checked(self, request, body, bucket_name, query, key_name):
        if query.get("uploadId"):
            existing = self.backend.get_object(bucket_name, key_name)
            # Completing twice is no error as long as the object is the upload's.
            if not (existing and existing.multipart and existing.multipart.id == query["uploadId"][0]):
                _upload_of(self)
        return post_alone(self, request, body, bucket_name, query, key_name)

    return checked


def _numbered(upload_part):
    @functools.wraps(upload_part)
    def checked(self):
        number = self._get_param("partNumber") or ""
        if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= MOST_PARTS:
            raise InvalidMaxPartNumberArgument(number)
        promised = (_upload_of(self).metadata.get(CHECKSUM) or "").lower()
        if promised and not self.headers.get(f"x-amz-checksum-{promised}"):
            raise S3ClientError(
                "InvalidRequest",
                f"Checksum Type mismatch occurred, expected checksum Type: {promised}, actual checksum Type: null",
            )
        return upload_part(self)

    return checked


def _dated(create):
    @functools.wraps(create)
    def create_dated(self, *args, **kwargs):
        upload = create(self, *args, **kwargs)
        upload.initiated = iso_8601_datetime_without_milliseconds_s3(utcnow())
        return upload

    return create_dated


# --- conditions ---

_storing = threading.Lock()


def _one_at_a_time(store):
    """moto looks whether an object is there, and stores another a moment later: two at once would both find none."""

    @functools.wraps(store)
    def store_alone(self, *args, **kwargs):
        if not self.headers.get("If-None-Match"):
            return store(self, *args, **kwargs)
        with _storing:
            return store(self, *args, **kwargs)

    return store_alone


# --- lists ---


def _list_parts(self, bucket_name, multipart_id, part_number_marker=0, max_parts=PAGE):
    """By number; moto counts parts, which is the same only as long as none is missing."""
    upload = self.get_bucket(bucket_name).multiparts[multipart_id]
    numbers = [number for number in upload.partlist if number > part_number_marker]
    return [upload.parts[number] for number in numbers[: min(max_parts, PAGE)]]


def _is_truncated(self, bucket_name, multipart_id, next_part_number_marker):
    return self.get_bucket(bucket_name).multiparts[multipart_id].partlist[-1] > next_part_number_marker


def _list_multipart_uploads(self):
    asked = {name: (self.querystring.get(name) or [""])[0] for name in ("prefix", "delimiter", "key-marker", "upload-id-marker", "max-uploads")}
    if asked["delimiter"]:
        raise S3ClientError("NotImplemented", "This machine lists uploads without a delimiter only.")
    most = min(int(asked["max-uploads"] or PAGE), PAGE)
    after = (asked["key-marker"], asked["upload-id-marker"])
    uploads = sorted(
        (upload for upload in self.backend.list_multipart_uploads(self.bucket_name).values() if upload.key_name.startswith(asked["prefix"])),
        key=lambda upload: (upload.key_name, upload.id),
    )
    # A key marker alone means: after every upload of that key.
    left = [upload for upload in uploads if ((upload.key_name, upload.id) > after if after[1] else upload.key_name > after[0] or not after[0])]
    page = left[:most]
    result = {
        "Bucket": self.bucket_name,
        "Prefix": asked["prefix"],
        "KeyMarker": after[0],
        "UploadIdMarker": after[1],
        "MaxUploads": most,
        "IsTruncated": len(left) > len(page),
        "Uploads": [
            {"Key": upload.key_name, "UploadId": upload.id, "StorageClass": "STANDARD", "Initiated": upload.initiated} for upload in page
        ],
    }
    if page and len(left) > len(page):
        result["NextKeyMarker"], result["NextUploadIdMarker"] = page[-1].key_name, page[-1].id
    self.data["Action"] = "ListMultipartUploads"
    return self.serialized(ActionResult(result))


# --- completing, without holding the object in memory ---


def _parts_in_order(self, body):
    """moto means to check the order, and compares each number with zero."""
    before = 0
    for part in minidom.parseString(body).getElementsByTagName("Part"):
        number = int(part.getElementsByTagName("PartNumber")[0].firstChild.wholeText)
        if number <= before:
            raise InvalidPartOrder()
        before = number
        yield number, part.getElementsByTagName("ETag")[0].firstChild.wholeText


class _Joined:
    """The content of an object that is made of parts, in a file. The parts themselves go when their upload ends."""

    def __init__(self, parts):
        self.size = sum(part.contentsize for part in parts)
        self.file = tempfile.SpooledTemporaryFile(SMALLEST_PART)
        for part in parts:
            with part.lock:
                part._value_buffer.seek(0)
                shutil.copyfileobj(part._value_buffer, self.file, BLOCK)


def _complete(self, body):
    """All parts are checked before one is taken: a refused completion leaves the upload as it was."""
    parts, digests = [], bytearray()
    for number, etag in body:
        part = self.parts.get(number)
        if part is None or part.etag.strip('"') != etag.strip('"'):
            raise InvalidPart()
        parts.append(part)
        digests.extend(bytes.fromhex(part.etag.strip('"')))
    if not parts:
        raise MalformedXML()
    if any(part.contentsize < SMALLEST_PART for part in parts[:-1]):
        raise EntityTooSmall()
    return _Joined(parts), f"{md5_hash(bytes(digests)).hexdigest()}-{len(parts)}", _checksum(self, parts)


def _checksum(upload, parts):
    if not upload.metadata.get(CHECKSUM):
        return None
    builder = MultipartChecksumBuilder(upload.metadata[CHECKSUM], upload.metadata.get("x-amz-checksum-type"))
    for part in parts:
        builder.addPart(part.value)
    return builder.build()


def _set_value(set_bytes):
    def set_value(self, value):
        if isinstance(value, _Joined):
            self._value_buffer.close()
            self._value_buffer, self.contentsize = value.file, value.size
        else:
            set_bytes(self, value)

    return set_value


# --- reading ---

_reading = threading.local()


class _Content:
    """What a large object holds: only the range asked for is read, and the whole block by block."""

    def __init__(self, key):
        self.key = key

    def __len__(self):
        return self.key.contentsize

    def __getitem__(self, asked):
        begin, end, _ = asked.indices(len(self))
        with self.key.lock:
            self.key._value_buffer.seek(begin)
            return self.key._value_buffer.read(end - begin)

    def __iter__(self):
        return (self[begin : begin + BLOCK] for begin in range(0, len(self), BLOCK))


def _get_value(get_bytes):
    return lambda self: b"" if getattr(_reading, "only_headers", False) else get_bytes(self)


def _read_in_blocks(get_object):
    @functools.wraps(get_object)
    def get(self):
        key, _ = self._get_key()
        if key.contentsize <= BLOCK or self._get_param("partNumber"):
            return get_object(self)
        _reading.only_headers = True
        try:
            status, headers, content = get_object(self)
        finally:
            _reading.only_headers = False
        return status, headers, _Content(key) if status == 200 else content

    return get
