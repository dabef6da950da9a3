#version 440

layout(location = 0) in vec3 scene_position;
layout(location = 1) flat in vec4 color;

layout(location = 0) out vec4 fragment;

layout(std140, binding = 0) uniform Frame {
    mat4 to_clip;
    vec4 viewer; // xyz: the eye, or with w = 0 the direction to the viewer
    vec4 light;
    vec4 cut_color;
    vec4 line_color; // w: how much of it lines take
    vec4 options; // x: number of planes, y: 1 when only opaque parts are drawn, z: row of the first texture
    vec4 planes[6]; // drawn is where dot(plane.xyz, position) <= plane.w
};

void main()
{
    for (int i = 0; i < int(options.x); ++i)
        if (dot(planes[i].xyz, scene_position) > planes[i].w)
            discard;
    fragment = vec4(color.rgb * color.a, color.a);
}
