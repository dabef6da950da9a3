#version 440

layout(location = 0) in vec3 position;
layout(location = 2) in uint part;

layout(location = 0) out vec3 scene_position;
layout(location = 1) flat out vec4 color;

layout(std140, binding = 0) uniform Frame {
    mat4 to_clip;
    vec4 viewer; // xyz: the eye, or with w = 0 the direction to the viewer
    vec4 light;
    vec4 cut_color;
    vec4 line_color; // w: how much of it lines take
    vec4 options; // x: number of planes, y: 1 when only opaque parts are drawn, z: row of the first texture
    vec4 planes[6]; // drawn is where dot(plane.xyz, position) <= plane.w
};
layout(binding = 1) uniform sampler2D part_colors; // 1024 wide, one texel a part; textures follow

void main()
{
    vec4 own = texelFetch(part_colors, ivec2(int(part & 1023u), int(part >> 10)), 0);
    color = vec4(mix(own.rgb, line_color.rgb, line_color.a), own.a);
    scene_position = position;
    gl_Position = own.a > 0.0 ? to_clip * vec4(position, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
