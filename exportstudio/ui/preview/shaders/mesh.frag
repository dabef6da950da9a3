#version 440

layout(location = 0) in vec3 scene_position;
layout(location = 1) in vec3 normal;
layout(location = 2) flat in vec4 color;

layout(location = 0) out vec4 fragment;

layout(std140, binding = 0) uniform Frame {
    mat4 to_clip;
    vec4 eye;
    vec4 light;
    vec4 cut_color;
    vec4 section; // x: height in metres, y: 1 when the section is on
};

void main()
{
    bool is_cut = section.y > 0.5;
    if (is_cut && scene_position.y > section.x)
        discard;
    vec3 facing = normalize(normal);
    if (dot(facing, eye.xyz - scene_position) < 0.0)
        facing = -facing;
    float brightness = 0.58 + 0.12 * facing.y + 0.32 * max(dot(facing, light.xyz), 0.0);
    vec3 shaded = color.rgb * brightness;
    // The inside of a closed solid, seen through the cut, looks like the filled cut itself.
    if (is_cut && !gl_FrontFacing)
        shaded = cut_color.rgb;
    fragment = vec4(shaded * color.a, color.a);
}
