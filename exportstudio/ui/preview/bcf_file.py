"""Comments as a BCF file (BIM Collaboration Format 2.1 or 3.0): a topic for each viewpoint.

https://github.com/buildingSMART/BCF-XML
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.camera import FIELD_OF_VIEW
from exportstudio.ui.preview.viewpoint import Viewpoint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

VERSIONS = ("2.1", "3.0")
_GLOBAL_ID = re.compile(r"[0-9A-Za-z_$]{22}")
_NARROWEST_IN_21 = 45.0
"""Degrees; BCF 2.1 allows no smaller field of view."""
_NOBODY = "unknown"


def write_bcf(path: Path, viewpoints: Sequence[Viewpoint], version: str, project: str) -> None:
    """Writes *viewpoints* into a new file.

    Args:
        version: One of `VERSIONS`.
        project: Name of the project.

    Raises:
        OSError: It cannot be written.
    """
    # Here: the library loads IfcOpenShell.
    import bcf.v2.bcfxml
    import bcf.v2.visinfo
    import bcf.v3.bcfxml
    import bcf.v3.model
    import bcf.v3.visinfo

    document: Any
    if version == "3.0":
        document = bcf.v3.bcfxml.BcfXml.create_new(project, _extensions(bcf.v3.model, viewpoints))
        visinfo = bcf.v3.visinfo
    else:
        document = bcf.v2.bcfxml.BcfXml.create_new(project)
        visinfo = bcf.v2.visinfo
    for viewpoint in viewpoints:
        author = viewpoint.author or _NOBODY
        topic = document.add_topic(viewpoint.title, viewpoint.text, author, "Comment", "Open")
        _set_dates(topic, viewpoint, visinfo.mdl)
        handler = visinfo.VisualizationInfoHandler(
            _visualization(visinfo.mdl, viewpoint, version), viewpoint.picture or None
        )
        topic.add_visinfo_handler(handler, "snapshot.png" if viewpoint.picture else None)
    document.save(path)


def read_bcf(path: Path) -> list[Viewpoint]:
    """Returns the viewpoints of a file, each with the texts of its topic.

    Raises:
        ValueError: It is no BCF file of a version that is known.
        OSError: It cannot be read.
    """
    import zipfile

    import bcf.bcfxml
    from xsdata.exceptions import ParserError

    try:
        document: Any = bcf.bcfxml.load(path)
        found: list[Viewpoint] = []
        for topic in document.topics.values():
            for handler in topic.viewpoints.values():
                texts = [topic.topic.description or ""]
                texts += [comment.comment or "" for comment in topic.comments]
                found.append(
                    _viewpoint(handler, topic.topic, "\n".join(filter(None, dict.fromkeys(texts))))
                )
        document.close()
    except (zipfile.BadZipFile, KeyError, ParserError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name} is no BCF file") from error
    return sorted(found, key=lambda viewpoint: viewpoint.created)


def _extensions(model: Any, viewpoints: Sequence[Viewpoint]) -> Any:
    """Returns what a file of version 3.0 must declare before it uses it."""
    users = sorted({viewpoint.author or _NOBODY for viewpoint in viewpoints})
    return model.Extensions(
        topic_types=model.ExtensionsTopicTypes(topic_type=["Comment"]),
        topic_statuses=model.ExtensionsTopicStatuses(topic_status=["Open", "Closed"]),
        users=model.ExtensionsUsers(user=users),
    )


def _set_dates(topic: Any, viewpoint: Viewpoint, model: Any) -> None:
    from xsdata.models.datatype import XmlDateTime

    created = XmlDateTime.from_datetime(viewpoint.created)
    topic.topic.creation_date = created
    if not viewpoint.text:
        return
    comment = model.Comment(
        date=created,
        author=viewpoint.author or _NOBODY,
        comment=viewpoint.text,
        guid=viewpoint.guid,
        viewpoint=model.CommentViewpoint(guid=viewpoint.guid),
    )
    topic.comments = [comment]


def _visualization(model: Any, viewpoint: Viewpoint, version: str) -> Any:
    def point(values: NDArray[np.float64]) -> Any:
        x, y, z = values.tolist()
        return model.Point(x=x, y=y, z=z)

    def direction(values: NDArray[np.float64]) -> Any:
        x, y, z = values.tolist()
        return model.Direction(x=x, y=y, z=z)

    camera: dict[str, Any] = {
        "camera_view_point": point(viewpoint.eye),
        "camera_direction": direction(viewpoint.direction),
        "camera_up_vector": direction(_up(viewpoint.direction)),
    }
    is_3 = version == "3.0"
    if is_3:
        camera["aspect_ratio"] = viewpoint.aspect
    content: dict[str, Any] = {"guid": viewpoint.guid}
    if viewpoint.visible_height is not None:
        height = viewpoint.visible_height
        content["orthogonal_camera"] = model.OrthogonalCamera(**camera, view_to_world_scale=height)
    else:
        angle = FIELD_OF_VIEW if is_3 else max(FIELD_OF_VIEW, _NARROWEST_IN_21)
        content["perspective_camera"] = model.PerspectiveCamera(**camera, field_of_view=angle)
    if len(viewpoint.planes):
        content["clipping_planes"] = model.VisualizationInfoClippingPlanes(
            clipping_plane=[
                model.ClippingPlane(location=point(place), direction=direction(outwards))
                for place, outwards in viewpoint.planes
            ]
        )
    exceptions = _components(model, sorted(viewpoint.hidden))
    visibility = model.ComponentVisibility(
        default_visibility=True,
        exceptions=model.ComponentVisibilityExceptions(component=exceptions)
        if exceptions
        else None,
    )
    selection = _components(model, viewpoint.selected)
    content["components"] = model.Components(
        selection=model.ComponentSelection(component=selection) if selection else None,
        visibility=visibility,
    )
    return model.VisualizationInfo(**content)


def _components(model: Any, global_ids: Sequence[str]) -> list[Any]:
    # Names of foreign files stand for ids here; the schema takes only real ones.
    return [model.Component(ifc_guid=id) for id in global_ids if _GLOBAL_ID.fullmatch(id)]


def _up(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns what is up in a picture that looks into *direction*; north where that is down."""
    unit = direction / np.linalg.norm(direction)
    upright = np.array([0.0, 0.0, 1.0]) if abs(unit[2]) < 0.9999 else np.array([0.0, 1.0, 0.0])
    up: NDArray[np.float64] = upright - unit * (unit @ upright)
    return up / np.linalg.norm(up)


def _viewpoint(handler: Any, topic: Any, text: str) -> Viewpoint:
    info = handler.visualization_info
    camera = info.perspective_camera or info.orthogonal_camera
    planes = info.clipping_planes.clipping_plane if info.clipping_planes else []
    selected, hidden = [], frozenset[str]()
    if info.components is not None:
        if info.components.selection is not None:
            selected = [c.ifc_guid for c in info.components.selection.component if c.ifc_guid]
        visibility = info.components.visibility
        if visibility is not None and visibility.default_visibility and visibility.exceptions:
            hidden = frozenset(c.ifc_guid for c in visibility.exceptions.component if c.ifc_guid)
    created = topic.creation_date.to_datetime()
    return Viewpoint(
        title=topic.title,
        eye=_vector(camera.camera_view_point),
        direction=_vector(camera.camera_direction),
        visible_height=None
        if info.perspective_camera
        else float(info.orthogonal_camera.view_to_world_scale),
        planes=np.array([(_vector(p.location), _vector(p.direction)) for p in planes]).reshape(
            -1, 2, 3
        ),
        hidden=hidden,
        selected=tuple(selected),
        text=text,
        author=topic.creation_author,
        created=created if created.tzinfo else datetime.astimezone(created, UTC),
        picture=handler.snapshot or b"",
        guid=info.guid,
    )


def _vector(point: Any) -> NDArray[np.float64]:
    return np.array([point.x, point.y, point.z], np.float64)
