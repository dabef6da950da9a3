"""Draws a `ViewState` with Qt's rendering hardware interface (OpenGL, Vulkan, Metal, Direct3D)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QColor,
    QImage,
    QRhi,
    QRhiBuffer,
    QRhiCommandBuffer,
    QRhiDepthStencilClearValue,
    QRhiRenderTarget,
    QRhiResourceUpdateBatch,
    QRhiSampler,
    QRhiTexture,
    QRhiTextureSubresourceUploadDescription,
    QRhiTextureUploadDescription,
    QRhiTextureUploadEntry,
    QRhiViewport,
)

from exportstudio.ui.preview.grid import GRID_OPACITY, ground_grid
from exportstudio.ui.preview.rasteriser import CUT_COLOR, LIGHT_IN_CAMERA, line_color
from exportstudio.ui.preview.rhi_pass import RhiPass
from exportstudio.ui.preview.scene import VERTEX, WHOLE
from exportstudio.ui.preview.section import MAX_PLANES
from exportstudio.ui.preview.see_through import SeeThrough

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.section import Section
    from exportstudio.ui.preview.view_state import ViewState

_COLORS_A_ROW = 1024
_BYTES_A_FRAME = 24_000_000
_DRAFT_LINES = 300_000
_NO_POINTS = np.zeros((1, 2), np.float32)


class RenderError(Exception):
    """The driver refused something that the picture needs."""


class _Resource(Protocol):
    def create(self) -> bool: ...
    def destroy(self) -> None: ...


class RhiRenderer:
    """The buffers and pipelines of one model on one device.

    Large models are uploaded over several frames, large parts first, so that no frame takes long.
    Python references do not own these resources: `destroy` must be called, while the QRhi lives.

    Args:
        rhi: The device.
        target: What will be drawn on.
        sample_count: Samples a pixel of *target*.
        state: The model and how it is seen.

    Raises:
        RenderError: The driver refuses a buffer or a pipeline.
    """

    def __init__(
        self, rhi: QRhi, target: QRhiRenderTarget, sample_count: int, state: ViewState
    ) -> None:
        self._rhi = rhi
        self._state = state
        self._resources: list[_Resource] = []
        self._colors_outdated = True
        self._uploaded_parts = 0
        self._see_through = SeeThrough(state.scene)
        self._edges: QRhiBuffer | None = None
        self._edge_count = 0
        try:
            self._create(target, sample_count)
        except RenderError:
            self.destroy()
            raise

    @property
    def is_complete(self) -> bool:
        """Whether the whole model has been uploaded."""
        return self._uploaded_parts == len(self._state.scene.part_ranges)

    def mark_colors_outdated(self) -> None:
        """Takes selection and hidden elements afresh with the next frame."""
        self._colors_outdated = True

    def destroy(self) -> None:
        """Gives all memory on the device back."""
        for resource in reversed(self._resources):
            resource.destroy()
        self._resources.clear()

    def draw(
        self,
        target: QRhiRenderTarget,
        commands: QRhiCommandBuffer,
        background: QColor,
        max_triangles: int | None = None,
    ) -> None:
        """Draws one frame; with *max_triangles*, only so many, large parts first."""
        size = target.pixelSize()
        state, display = self._state, self._state.display
        updates = self._rhi.nextResourceUpdateBatch()
        self._upload_parts(updates)
        self._upload_colors(updates)
        sorted_count = self._upload_see_through(updates)
        self._upload_edges(updates)
        is_draft = max_triangles is not None and 3 * max_triangles < len(state.scene.indices)
        end = int(state.scene.part_ranges[self._uploaded_parts - 1, 1])
        opaque = min(state.scene.opaque_index_count, end)
        if max_triangles is not None:
            opaque = min(opaque, 3 * max_triangles)
            sorted_count = min(sorted_count, 3 * max_triangles)
        lines = line_color((background.red(), background.green(), background.blue()))
        draws: list[tuple[RhiPass, QRhiBuffer, int]] = []
        if display.grid:
            draws.append((self._grid_pass, self._grid_indices, self._grid_count))
            self._set_frame(updates, self._grid_pass, size, WHOLE, (*lines, 1.0))
        solid, glass = (
            (self._wire_pass, self._wire_glass_pass)
            if display.wireframe
            else (self._solid_pass, self._glass_pass)
        )
        self._set_frame(updates, solid, size, state.section, opaque_only=True)
        draws.append((solid, self._indices, opaque))
        has_edges = display.edges and not display.wireframe and self.is_complete
        is_too_slow = is_draft and self._edge_count > _DRAFT_LINES
        if self._edges is not None and has_edges and not is_too_slow:
            self._set_frame(updates, self._edge_pass, size, state.section, (*lines, 0.75))
            draws.append((self._edge_pass, self._edges, self._edge_count))
        self._set_frame(updates, glass, size, state.section)
        draws.append((glass, self._sorted, sorted_count if self.is_complete else 0))
        commands.beginPass(target, background, QRhiDepthStencilClearValue(1.0, 0), updates)
        viewport = QRhiViewport(0, 0, size.width(), size.height())
        for drawn, indices, count in draws:
            if count:
                vertices = self._grid if drawn is self._grid_pass else self._vertices
                drawn.draw(commands, viewport, vertices, self._texture_points, indices, count)
        commands.endPass()

    # Creation

    def _create(self, target: QRhiRenderTarget, sample_count: int) -> None:
        scene = self._state.scene
        kind, usage = QRhiBuffer.Type, QRhiBuffer.UsageFlag
        self._vertices = self._buffer(kind.Static, usage.VertexBuffer, scene.vertices.nbytes)
        # Without textures, one place on none of them is enough for all vertices.
        self._points = scene.texture_points if len(scene.texture_points) else _NO_POINTS
        self._texture_points = self._buffer(kind.Static, usage.VertexBuffer, self._points.nbytes)
        self._indices = self._buffer(kind.Static, usage.IndexBuffer, scene.indices.nbytes)
        self._sorted = self._buffer(kind.Static, usage.IndexBuffer, 12)
        grid = ground_grid(scene).lines
        self._grid_count = 2 * len(grid)
        self._grid_vertices = np.zeros(self._grid_count, VERTEX)
        self._grid_vertices["position"] = grid.reshape(-1, 3)
        # The texel behind those of the parts is the grid's.
        self._grid_vertices["part"] = len(scene.part_elements)
        self._grid = self._buffer(kind.Static, usage.VertexBuffer, self._grid_vertices.nbytes)
        self._grid_indices = self._buffer(kind.Static, usage.IndexBuffer, 4 * self._grid_count)
        self._colors = self._rhi.newTexture(
            QRhiTexture.Format.RGBA8, QSize(_COLORS_A_ROW, 2 * self._color_rows())
        )
        self._keep(self._colors)
        sampling, address = QRhiSampler.Filter, QRhiSampler.AddressMode
        sampler = self._rhi.newSampler(
            sampling.Nearest,
            sampling.Nearest,
            sampling.None_,
            address.ClampToEdge,
            address.ClampToEdge,
        )
        self._keep(sampler)
        # Clamping is left to the shader: textures differ in it.
        smooth = self._rhi.newSampler(
            sampling.Linear, sampling.Linear, sampling.Linear, address.Repeat, address.Repeat
        )
        self._keep(smooth)
        side = scene.texels.shape[1]
        flag = QRhiTexture.Flag
        self._textures = self._rhi.newTextureArray(
            QRhiTexture.Format.RGBA8,
            max(len(scene.texels), 1),
            QSize(side, side),
            1,
            # Sampled as they are stored: the OpenGL backend knows no sRGB textures.
            flag.MipMapped | flag.UsedWithGenerateMips,
        )
        self._keep(self._textures)
        fills = self._rhi.isFeatureSupported(QRhi.Feature.NonFillPolygonMode)

        def create(**kind: bool) -> RhiPass:
            made = RhiPass(
                self._rhi,
                target,
                sample_count,
                self._colors,
                sampler,
                (self._textures, smooth),
                points_are_shared=self._points is _NO_POINTS,
                **kind,
            )
            for resource in made.resources:
                self._keep(resource)
            return made

        self._solid_pass = create()
        self._glass_pass = create(blends=True)
        # Where triangles cannot be drawn as lines, they stay filled.
        self._wire_pass = create(wireframe=fills)
        self._wire_glass_pass = create(wireframe=fills, blends=True)
        self._edge_pass = create(lines=True, blends=True)
        self._grid_pass = create(lines=True, blends=True)

    def _buffer(
        self, kind: QRhiBuffer.Type, usage: QRhiBuffer.UsageFlag, byte_count: int
    ) -> QRhiBuffer:
        buffer = self._rhi.newBuffer(kind, usage, byte_count)
        self._keep(buffer)
        return buffer

    def _keep(self, resource: _Resource) -> None:
        self._resources.append(resource)
        if not resource.create():
            raise RenderError(f"{type(resource).__name__} could not be created")

    # Uploads

    def _upload_parts(self, updates: QRhiResourceUpdateBatch) -> None:
        """Uploads the next parts, at least one."""
        scene, first = self._state.scene, self._uploaded_parts
        if self.is_complete:
            return
        if first == 0:
            updates.uploadStaticBuffer(self._grid, _bytes_of(self._grid_vertices))
            numbers = np.arange(self._grid_count, dtype=np.uint32)
            updates.uploadStaticBuffer(self._grid_indices, _bytes_of(numbers))
            if self._points is _NO_POINTS:
                updates.uploadStaticBuffer(self._texture_points, _bytes_of(self._points))
            self._upload_textures(updates)
        starts = scene.vertex_starts
        wanted = int(starts[first]) + _BYTES_A_FRAME // VERTEX.itemsize
        end = max(int(np.searchsorted(starts, wanted, "right")) - 1, first + 1)
        if starts[-1] <= wanted:
            end = len(starts)
        vertex_end = int(starts[end]) if end < len(starts) else len(scene.vertices)
        start = int(starts[first])
        updates.uploadStaticBuffer(
            self._vertices, start * VERTEX.itemsize, _bytes_of(scene.vertices[start:vertex_end])
        )
        if self._points is not _NO_POINTS:
            points = self._points[start:vertex_end]
            updates.uploadStaticBuffer(self._texture_points, 8 * start, _bytes_of(points))
        start, index_end = int(scene.part_ranges[first, 0]), int(scene.part_ranges[end - 1, 1])
        updates.uploadStaticBuffer(
            self._indices, 4 * start, _bytes_of(scene.indices[start:index_end])
        )
        self._uploaded_parts = end

    def _upload_textures(self, updates: QRhiResourceUpdateBatch) -> None:
        texels = self._state.scene.texels
        if not len(texels):
            return
        side = texels.shape[1]
        form = QImage.Format.Format_RGBA8888
        layers = [QImage(layer.tobytes(), side, side, 4 * side, form).copy() for layer in texels]
        description = QRhiTextureUploadDescription()
        description.setEntries(
            [
                QRhiTextureUploadEntry(number, 0, QRhiTextureSubresourceUploadDescription(layer))
                for number, layer in enumerate(layers)
            ]
        )
        updates.uploadTexture(self._textures, description)
        updates.generateMips(self._textures)

    def _upload_colors(self, updates: QRhiResourceUpdateBatch) -> None:
        if not self._colors_outdated:
            return
        colors = self._state.part_colors()
        self._see_through.set_colors(colors)
        first_texture = self._color_rows() * _COLORS_A_ROW
        texels = np.zeros((2 * first_texture, 4), np.uint8)
        texels[: len(colors)] = colors
        texels[len(colors)] = GRID_OPACITY
        textures = self._state.part_textures()
        worn = np.flatnonzero(textures >= 0)
        texels[first_texture + worn, 0] = textures[worn] + 1
        texels[first_texture + worn, 1:3] = self._state.scene.texture_wraps[textures[worn]]
        # Copied: the image is read when the frame is submitted, after this array has gone.
        image = QImage(
            texels.tobytes(),
            _COLORS_A_ROW,
            2 * self._color_rows(),
            4 * _COLORS_A_ROW,
            QImage.Format.Format_RGBA8888,
        ).copy()
        updates.uploadTexture(self._colors, image)
        self._colors_outdated = False

    def _upload_see_through(self, updates: QRhiResourceUpdateBatch) -> int:
        """Uploads the see-through triangles where their order changed; returns their indices."""
        indices = self._see_through.update(self._state.camera)
        if indices is not None and len(indices):
            if indices.nbytes > self._sorted.size():
                self._sorted.setSize(indices.nbytes)
                if not self._sorted.create():
                    raise RenderError("the see-through parts do not fit into the memory")
            updates.uploadStaticBuffer(self._sorted, 0, _bytes_of(indices))
        return self._see_through.index_count

    def _upload_edges(self, updates: QRhiResourceUpdateBatch) -> None:
        edges = self._state.scene.edges
        if self._edges is None and edges is not None and len(edges):
            kind, usage = QRhiBuffer.Type.Static, QRhiBuffer.UsageFlag.IndexBuffer
            self._edges = self._buffer(kind, usage, edges.nbytes)
            self._edge_count = edges.size
            updates.uploadStaticBuffer(self._edges, _bytes_of(edges))

    def _set_frame(
        self,
        updates: QRhiResourceUpdateBatch,
        drawn: RhiPass,
        size: QSize,
        section: Section,
        color: tuple[float, float, float, float] = (0, 0, 0, 0),
        *,
        opaque_only: bool = False,
    ) -> None:
        camera = self._state.camera
        correction = np.array(self._rhi.clipSpaceCorrMatrix().copyDataTo()).reshape(4, 4)
        projection = camera.projection_matrix(size.width() / max(size.height(), 1))
        to_clip = correction @ projection @ camera.view_matrix()
        light = np.array(LIGHT_IN_CAMERA) / np.linalg.norm(LIGHT_IN_CAMERA) @ camera.axes()
        planes = np.zeros((MAX_PLANES, 4))
        cuts = section.planes()
        planes[: len(cuts)] = cuts
        rows = [
            *to_clip.T,
            camera.towards_viewer(),
            [*light, 0],
            [*CUT_COLOR, 1],
            color,
            [len(cuts), opaque_only, self._color_rows(), 0],
            *planes,
        ]
        drawn.set_frame(updates, np.array(rows, "<f4").tobytes())

    def _color_rows(self) -> int:
        return len(self._state.scene.part_elements) // _COLORS_A_ROW + 1


def _bytes_of(array: NDArray[np.void] | NDArray[np.uint32] | NDArray[np.float32]) -> bytes:
    # Bytes, for the binding takes no memoryview together with an offset.
    return array.tobytes()
