#version 440

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 packed_normal;
layout(location = 2) in uint part;
layout(location = 3) in vec2 texture_point;

layout(location = 0) out vec3 scene_position;
layout(location = 1) out vec3 normal;
layout(location = 2) flat out vec4 color;
layout(location = 3) flat out vec3 surface; // x: texture, 0 for none; yz: how it goes on
layout(location = 4) out vec2 point;

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
    ivec2 place = ivec2(int(part & 1023u), int(part >> 10));
    color = texelFetch(part_colors, place, 0);
    surface = round(texelFetch(part_colors, place + ivec2(0, int(options.z)), 0).xyz * 255.0);
    point = texture_point;
    scene_position = position;
    normal = packed_normal.xyz * 2.0 - 1.0;
    // What is hidden has no opacity, and goes where nothing is drawn.
    bool is_drawn = options.y > 0.5 ? color.a == 1.0 : color.a > 0.0;
    gl_Position = is_drawn ? to_clip * vec4(position, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
