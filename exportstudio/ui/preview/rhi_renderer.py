"""Draws a `ViewState` with Qt's rendering hardware interface (OpenGL, Vulkan, Metal, Direct3D)."""

from __future__ import annotations

from importlib import resources
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
    QRhiGraphicsPipeline,
    QRhiRenderTarget,
    QRhiSampler,
    QRhiShaderResourceBinding,
    QRhiShaderResourceBindings,
    QRhiShaderStage,
    QRhiTexture,
    QRhiVertexInputAttribute,
    QRhiVertexInputBinding,
    QRhiVertexInputLayout,
    QRhiViewport,
    QShader,
)

from exportstudio.ui.preview.rasteriser import CUT_COLOR, LIGHT_IN_CAMERA
from exportstudio.ui.preview.scene import VERTEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.view_state import ViewState

_UNIFORM_BYTES = 128
_COLORS_A_ROW = 1024


class RenderError(Exception):
    """The driver refused something that the picture needs."""


class _Resource(Protocol):
    def create(self) -> bool: ...
    def destroy(self) -> None: ...


class RhiRenderer:
    """The buffers and pipelines of one model on one device.

    Python references do not own these resources: `destroy` must be called, while the QRhi lives.

    Args:
        rhi: The device.
        target: What will be drawn on.
        sample_count: Samples a pixel of *target*.
        state: The model and how it is seen.
        commands: Takes the upload of the model.

    Raises:
        RenderError: The driver refuses a buffer or a pipeline.
    """

    def __init__(
        self,
        rhi: QRhi,
        target: QRhiRenderTarget,
        sample_count: int,
        state: ViewState,
        commands: QRhiCommandBuffer,
    ) -> None:
        self._rhi = rhi
        self._state = state
        self._resources: list[_Resource] = []
        self._colors_outdated = True
        try:
            self._create(target, sample_count, commands)
        except RenderError:
            self.destroy()
            raise

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
        """Draws one frame; with *max_triangles*, only so many opaque ones, large parts first."""
        size = target.pixelSize()
        updates = self._rhi.nextResourceUpdateBatch()
        updates.updateDynamicBuffer(self._uniforms, 0, self._frame_uniforms(size))
        if self._colors_outdated:
            updates.uploadTexture(self._colors, self._color_image())
            self._colors_outdated = False
        commands.beginPass(target, background, QRhiDepthStencilClearValue(1.0, 0), updates)
        total = len(self._state.scene.indices)
        opaque = self._state.scene.opaque_index_count
        drawn = opaque if max_triangles is None else min(opaque, 3 * max_triangles)
        for (pipeline, bindings), first, count in zip(
            self._passes, (0, opaque), (drawn, total - opaque), strict=True
        ):
            if count:
                # The pipeline goes first: Vulkan takes viewport and scissor from it.
                commands.setGraphicsPipeline(pipeline)
                commands.setViewport(QRhiViewport(0, 0, size.width(), size.height()))
                commands.setShaderResources(bindings)
                commands.setVertexInput(
                    0,
                    [(self._vertices, 0)],
                    self._indices,
                    0,
                    QRhiCommandBuffer.IndexFormat.IndexUInt32,
                )
                commands.drawIndexed(count, 1, first)
        commands.endPass()

    def _create(
        self, target: QRhiRenderTarget, sample_count: int, commands: QRhiCommandBuffer
    ) -> None:
        scene = self._state.scene
        kind, usage = QRhiBuffer.Type, QRhiBuffer.UsageFlag
        self._vertices = self._rhi.newBuffer(
            kind.Immutable, usage.VertexBuffer, scene.vertices.nbytes
        )
        self._keep(self._vertices)
        self._indices = self._rhi.newBuffer(kind.Immutable, usage.IndexBuffer, scene.indices.nbytes)
        self._keep(self._indices)
        self._uniforms = self._rhi.newBuffer(kind.Dynamic, usage.UniformBuffer, _UNIFORM_BYTES)
        self._keep(self._uniforms)
        self._colors = self._rhi.newTexture(
            QRhiTexture.Format.RGBA8, QSize(_COLORS_A_ROW, self._color_rows())
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
        # Each pipeline has bindings of its own: the OpenGL backend does not bind the same ones
        # again after a change of pipeline, and would draw with the matrices of the last frame.
        self._passes = [
            self._create_pass(target, sample_count, sampler, blend=blend) for blend in (False, True)
        ]
        updates = self._rhi.nextResourceUpdateBatch()
        updates.uploadStaticBuffer(self._vertices, _bytes_of(scene.vertices))
        updates.uploadStaticBuffer(self._indices, _bytes_of(scene.indices))
        commands.resourceUpdate(updates)

    def _create_pass(
        self, target: QRhiRenderTarget, sample_count: int, sampler: QRhiSampler, *, blend: bool
    ) -> tuple[QRhiGraphicsPipeline, QRhiShaderResourceBindings]:
        stage = QRhiShaderResourceBinding.StageFlag
        both = stage.VertexStage | stage.FragmentStage
        bindings = self._rhi.newShaderResourceBindings()
        bindings.setBindings(
            [
                QRhiShaderResourceBinding.uniformBuffer(0, both, self._uniforms),
                QRhiShaderResourceBinding.sampledTexture(
                    1, stage.VertexStage, self._colors, sampler
                ),
            ]
        )
        self._keep(bindings)
        pipeline = self._rhi.newGraphicsPipeline()
        pipeline.setShaderStages(
            [
                QRhiShaderStage(QRhiShaderStage.Type.Vertex, _shader("mesh.vert.qsb")),
                QRhiShaderStage(QRhiShaderStage.Type.Fragment, _shader("mesh.frag.qsb")),
            ]
        )
        pipeline.setVertexInputLayout(_vertex_layout())
        pipeline.setShaderResourceBindings(bindings)
        pipeline.setRenderPassDescriptor(target.renderPassDescriptor())
        pipeline.setSampleCount(sample_count)
        pipeline.setDepthTest(True)
        pipeline.setDepthWrite(not blend)
        pipeline.setCullMode(QRhiGraphicsPipeline.CullMode.None_)
        if blend:
            factor = QRhiGraphicsPipeline.BlendFactor
            premultiplied = QRhiGraphicsPipeline.TargetBlend()
            premultiplied.enable = True
            # The stubs declare these attributes as int; the enumeration is what they take.
            premultiplied.srcColor = premultiplied.srcAlpha = factor.One  # type: ignore[assignment]
            premultiplied.dstColor = premultiplied.dstAlpha = factor.OneMinusSrcAlpha  # type: ignore[assignment]
            pipeline.setTargetBlends([premultiplied])
        self._keep(pipeline)
        return pipeline, bindings

    def _keep(self, resource: _Resource) -> None:
        self._resources.append(resource)
        if not resource.create():
            raise RenderError(f"{type(resource).__name__} could not be created")

    def _frame_uniforms(self, size: QSize) -> bytes:
        camera, height = self._state.camera, self._state.section_height
        correction = np.array(self._rhi.clipSpaceCorrMatrix().copyDataTo()).reshape(4, 4)
        projection = camera.projection_matrix(size.width() / max(size.height(), 1))
        to_clip = correction @ projection @ camera.view_matrix()
        light = np.array(LIGHT_IN_CAMERA) / np.linalg.norm(LIGHT_IN_CAMERA) @ camera.axes()
        rows = [
            *to_clip.T,
            [*camera.eye(), 0],
            [*light, 0],
            [*CUT_COLOR, 1],
            [0 if height is None else height, height is not None, 0, 0],
        ]
        return np.array(rows, "<f4").tobytes()

    def _color_rows(self) -> int:
        return -(-len(self._state.scene.part_elements) // _COLORS_A_ROW)

    def _color_image(self) -> QImage:
        colors = self._state.part_colors()
        texels = np.zeros((self._color_rows() * _COLORS_A_ROW, 4), np.uint8)
        texels[: len(colors)] = colors
        # Copied: the image is read when the frame is submitted, after this array has gone.
        return QImage(
            texels.tobytes(),
            _COLORS_A_ROW,
            self._color_rows(),
            4 * _COLORS_A_ROW,
            QImage.Format.Format_RGBA8888,
        ).copy()


def _vertex_layout() -> QRhiVertexInputLayout:
    attribute = QRhiVertexInputAttribute
    offsets = {name: offset for name, (_, offset, *_) in (VERTEX.fields or {}).items()}
    layout = QRhiVertexInputLayout()
    layout.setBindings([QRhiVertexInputBinding(VERTEX.itemsize)])
    layout.setAttributes(
        [
            attribute(0, 0, attribute.Format.Float3, offsets["position"]),
            attribute(0, 1, attribute.Format.UNormByte4, offsets["normal"]),
            attribute(0, 2, attribute.Format.UInt, offsets["part"]),
        ]
    )
    return layout


def _shader(name: str) -> QShader:
    source = resources.files("exportstudio.ui.preview") / "shaders" / name
    shader = QShader.fromSerialized(source.read_bytes())
    if not shader.isValid():
        raise RenderError(f"{name} is not a shader")
    return shader


def _bytes_of(array: NDArray[np.void] | NDArray[np.uint32]) -> memoryview:
    return array.view(np.uint8).reshape(-1).data
