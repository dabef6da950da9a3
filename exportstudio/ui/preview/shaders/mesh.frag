#version 440

layout(location = 0) in vec3 scene_position;
layout(location = 1) in vec3 normal;
layout(location = 2) flat in vec4 color;
layout(location = 3) flat in vec3 surface; // x: texture, 0 for none; yz: how it goes on
layout(location = 4) in vec2 point;

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
layout(binding = 2) uniform sampler2DArray textures; // sRGB, like all colours here

// Wraps one coordinate as the texture asks for: 0 repeats, 1 keeps its last texel, 2 mirrors.
float wrapped(float at, float wrap, float side)
{
    if (wrap > 1.5)
        at = 1.0 - abs(mod(at, 2.0) - 1.0);
    return wrap > 0.5 ? clamp(at, 0.5 / side, 1.0 - 0.5 / side) : at;
}

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
    vec4 own = color;
    // Outside of any branch: their size on the screen is known only there.
    vec2 across = dFdx(point), down = dFdy(point);
    if (surface.x > 0.5) {
        float side = float(textureSize(textures, 0).x);
        vec2 at = vec2(wrapped(point.x, surface.y, side), wrapped(point.y, surface.z, side));
        own = textureGrad(textures, vec3(at, surface.x - 1.0), across, down);
        if (options.y > 0.5) {
            if (own.a < 0.5)
                discard;
            own.a = 1.0;
        }
    }
    vec3 shaded = own.rgb * brightness;
    // The inside of a closed solid, seen through the cut, looks like the filled cut itself.
    if (is_cut && !gl_FrontFacing)
        shaded = cut_color.rgb;
    fragment = vec4(shaded * own.a, own.a);
}
