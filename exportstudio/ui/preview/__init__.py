"""The preview of finished exports: `PreviewPanel` shows a .glb or .gltf file."""
