"""One way of drawing with QRhi: shaders, what they read, and how pixels meet what is there."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QRhi,
    QRhiBuffer,
    QRhiCommandBuffer,
    QRhiGraphicsPipeline,
    QRhiRenderTarget,
    QRhiResourceUpdateBatch,
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

from exportstudio.ui.preview.scene import VERTEX
from exportstudio.ui.preview.section import MAX_PLANES

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME_BYTES = 64 + 16 * (5 + MAX_PLANES)
"""Size of the uniforms that all shaders share: a matrix, five vectors and the planes."""


class RhiPass:
    """A pipeline with bindings and uniforms of its own; whoever makes it creates its resources.

    Bindings are not shared: the OpenGL backend does not bind the same ones again after a change
    of pipeline, and would draw with the uniforms of another pass.

    Args:
        colors: Colour and opacity of each part, and then its texture.
        textures: The pictures that faces wear, an array, with its sampler.
        points_are_shared: One place on the textures holds for all vertices.
        lines: Draws lines instead of triangles.
        wireframe: Draws the outlines of triangles.
        blends: What is drawn lets what is behind it shine through.
    """

    def __init__(
        self,
        rhi: QRhi,
        target: QRhiRenderTarget,
        sample_count: int,
        colors: QRhiTexture,
        sampler: QRhiSampler,
        textures: tuple[QRhiTexture, QRhiSampler],
        *,
        points_are_shared: bool,
        lines: bool = False,
        wireframe: bool = False,
        blends: bool = False,
    ) -> None:
        self._takes_points = not lines
        self._frame = rhi.newBuffer(
            QRhiBuffer.Type.Dynamic, QRhiBuffer.UsageFlag.UniformBuffer, FRAME_BYTES
        )
        stage = QRhiShaderResourceBinding.StageFlag
        self._bindings = rhi.newShaderResourceBindings()
        self._bindings.setBindings(
            [
                QRhiShaderResourceBinding.uniformBuffer(
                    0, stage.VertexStage | stage.FragmentStage, self._frame
                ),
                QRhiShaderResourceBinding.sampledTexture(1, stage.VertexStage, colors, sampler),
                QRhiShaderResourceBinding.sampledTexture(2, stage.FragmentStage, *textures),
            ][: 2 if lines else 3]
        )
        self._pipeline = pipeline = rhi.newGraphicsPipeline()
        name = "line" if lines else "mesh"
        pipeline.setShaderStages(
            [
                QRhiShaderStage(QRhiShaderStage.Type.Vertex, _shader(f"{name}.vert.qsb")),
                QRhiShaderStage(QRhiShaderStage.Type.Fragment, _shader(f"{name}.frag.qsb")),
            ]
        )
        pipeline.setVertexInputLayout(
            _vertex_layout(is_line=lines, points_are_shared=points_are_shared)
        )
        pipeline.setShaderResourceBindings(self._bindings)
        pipeline.setRenderPassDescriptor(target.renderPassDescriptor())
        pipeline.setSampleCount(sample_count)
        pipeline.setDepthTest(True)
        pipeline.setDepthOp(QRhiGraphicsPipeline.CompareOp.LessOrEqual)
        pipeline.setDepthWrite(not blends)
        pipeline.setCullMode(QRhiGraphicsPipeline.CullMode.None_)
        if lines:
            pipeline.setTopology(QRhiGraphicsPipeline.Topology.Lines)
        else:
            # Pushed back a little, so that lines on them are not broken.
            pipeline.setDepthBias(1)
            pipeline.setSlopeScaledDepthBias(1.0)
        if wireframe:
            pipeline.setPolygonMode(QRhiGraphicsPipeline.PolygonMode.Line)
        if blends:
            factor = QRhiGraphicsPipeline.BlendFactor
            premultiplied = QRhiGraphicsPipeline.TargetBlend()
            premultiplied.enable = True
            # The stubs declare these attributes as int; the enumeration is what they take.
            premultiplied.srcColor = premultiplied.srcAlpha = factor.One  # type: ignore[assignment]
            premultiplied.dstColor = premultiplied.dstAlpha = factor.OneMinusSrcAlpha  # type: ignore[assignment]
            pipeline.setTargetBlends([premultiplied])

    @property
    def resources(
        self,
    ) -> Sequence[QRhiBuffer | QRhiShaderResourceBindings | QRhiGraphicsPipeline]:
        """What has to be created, in this order, and destroyed."""
        return self._frame, self._bindings, self._pipeline

    def set_frame(self, updates: QRhiResourceUpdateBatch, content: bytes) -> None:
        """Takes the uniforms of the next frame."""
        updates.updateDynamicBuffer(self._frame, 0, content)

    def draw(
        self,
        commands: QRhiCommandBuffer,
        viewport: QRhiViewport,
        vertices: QRhiBuffer,
        texture_points: QRhiBuffer,
        indices: QRhiBuffer,
        count: int,
    ) -> None:
        """Draws the first *count* indices; lines have no use for *texture_points*."""
        # The pipeline goes first: Vulkan takes viewport and scissor from it.
        commands.setGraphicsPipeline(self._pipeline)
        commands.setViewport(viewport)
        commands.setShaderResources(self._bindings)
        inputs = [(vertices, 0)] + [(texture_points, 0)] * self._takes_points
        index_format = QRhiCommandBuffer.IndexFormat.IndexUInt32
        commands.setVertexInput(0, inputs, indices, 0, index_format)
        commands.drawIndexed(count)


def _vertex_layout(*, is_line: bool, points_are_shared: bool) -> QRhiVertexInputLayout:
    attribute = QRhiVertexInputAttribute
    offsets = {name: offset for name, (_, offset, *_) in (VERTEX.fields or {}).items()}
    attributes = [
        attribute(0, 0, attribute.Format.Float3, offsets["position"]),
        attribute(0, 2, attribute.Format.UInt, offsets["part"]),
    ]
    bindings = [QRhiVertexInputBinding(VERTEX.itemsize)]
    if not is_line:
        attributes.append(attribute(0, 1, attribute.Format.UNormByte4, offsets["normal"]))
        attributes.append(attribute(1, 3, attribute.Format.Float2, 0))
        steps = QRhiVertexInputBinding.Classification
        step = steps.PerInstance if points_are_shared else steps.PerVertex
        bindings.append(QRhiVertexInputBinding(8, step))
    layout = QRhiVertexInputLayout()
    layout.setBindings(bindings)
    layout.setAttributes(attributes)
    return layout


def _shader(name: str) -> QShader:
    source = resources.files("exportstudio.ui.preview") / "shaders" / name
    shader = QShader.fromSerialized(source.read_bytes())
    if not shader.isValid():
        raise ValueError(f"{name} is not a shader")
    return shader
