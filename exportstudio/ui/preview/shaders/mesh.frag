#version 440

layout(location = 0) in vec3 scene_position;
layout(location = 1) in vec3 normal;
layout(location = 2) flat in vec4 color;

layout(location = 0) out vec4 fragment;

layout(std140, binding = 0) uniform Frame {
    mat4 to_clip;
    vec4 viewer; // xyz: the eye, or with w = 0 the direction to the viewer
    vec4 light;
    vec4 cut_color;
    vec4 line_color; // w: how much of it lines take
    vec4 options; // x: number of planes, y: 1 when only opaque parts are drawn
    vec4 planes[6]; // drawn is where dot(plane.xyz, position) <= plane.w
};

void main()
{
    bool is_cut = options.x > 0.5;
    if (is_cut) {
        for (int i = 0; i < int(options.x); ++i)
            if (dot(planes[i].xyz, scene_position) > planes[i].w)
                discard;
    }
    vec3 facing = normalize(normal);
    if (dot(facing, viewer.xyz - scene_position * viewer.w) < 0.0)
        facing = -facing;
    float brightness = 0.58 + 0.12 * facing.y + 0.32 * max(dot(facing, light.xyz), 0.0);
    vec3 shaded = color.rgb * brightness;
    // The inside of a closed solid, seen through the cut, looks like the filled cut itself.
    if (is_cut && !gl_FrontFacing)
        shaded = cut_color.rgb;
    fragment = vec4(shaded * color.a, color.a);
}
