"""SVGX as other programs write it: small files, each with spellings of its own."""

ROOM = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:arx="http://arxos.io/svgx" xmlns:x="urn:other"
     width="6000" height="4000" viewBox="0 0 6000 4000" style="font-family:serif">
  <title>Studio</title>
  <defs><linearGradient id="g1"><stop offset="0" stop-color="red"/></linearGradient></defs>
  <arx:object id="r1" type="room" system="architecture" upstream="p1" x:mark="7">
    <arx:geometry x="200" y="200" width="5600mm" height="3.6m"/>
    <arx:tags><tag>studio</tag><tag>second_floor</tag></arx:tags>
  </arx:object>
  <g stroke="black" fill="url(#g1)">
    <rect arx:layer="walls" x="0" y="0" width="6000" height="200"/><rect arx:layer="walls"
      arx:precision="1" x="0" y="3800" width="6000" height="200"/>
  </g>
  <arx:object id="p1" type="electrical.panel.main" system="electrical">
    <arx:geometry x="300" y="300" width="400" height="150"/>
    <arx:behavior>
      <variables><voltage unit="V">400</voltage>
        <variable name="current" unit="A" value="63"/></variables>
      <calculations><power formula="voltage * current"/></calculations>
      <triggers><trigger event="click" action="toggle" delay="300"/></triggers>
    </arx:behavior>
    <arx:physics><mass value="45" unit="kg"/><anchor point="wall"/>
      <forces><force name="gravity" direction="down" magnitude="9.81"/></forces>
      <wind zone="2"/></arx:physics>
  </arx:object>
  <arx:object id="lamp" type="electrical.light_fixture" system="electrical">
    <arx:geometry x="3000" y="2000"/>
    <arx:properties><arx:property name="flux" value="800" unit="lm"/></arx:properties>
    <arx:behavior><arx:var name="on" value="1"/><arx:calc name="off" formula="1 - on"/>
      <arx:trigger event="hover" action="log"/></arx:behavior>
    <note>hang it low</note>
  </arx:object>
  <arx:system id="power" type="electrical">
    <components><component ref="p1"/><component ref="lamp"/></components>
    <connections><connection from="p1" to="lamp" type="power"/></connections>
  </arx:system>
  <line arx:layer="electrical" x1="500" y1="400" x2="3000" y2="2000" stroke="red"/>
  <circle arx:object="table.1" arx:type="furniture.table" cx="4000" cy="1500" r="500"
    arx:behavior="var:load=40;calc:half=load/2" arx:physics="mass=25kg;anchor=floor"
    fill="brown" arx:maker="Köhler"/>
  <text x="100" y="100">Grundriß &amp; mehr</text>
  <path arx:type="architecture.door" id="d1" d="M2000 3800h900a900 900 0 0 1-900-900z"/>
</svg>
"""

ALIEN = """<svg width="100" height="100"><arx:object id="w" type="WALL">
<geometry x="0" y="0" width="3000" height="200"/></arx:object>
<rect arx:prop:colour="red" arx:type="ELECTRICAL_OUTLET" x="1" y="2" width="30" height="30"/></svg>
"""

JSON = """{"svgx_version": "1.0", "metadata": {"created_at": "2025"}, "elements": [
{"id": "e1", "type": "arx:object", "attributes": {"arx:name": "Raum ü",
 "arx:type": "architecture.room", "arx:precision": "1mm"}, "odd": [1, 2],
 "behaviors": [{"id": "b"}],
 "geometry": {"type": "rectangle", "x": 0, "y": 0, "width": 4000, "height": 3000}}],
"behaviors": [{"id": "b1", "triggers": ["click"]}], "physics": {"gravity": 9.81}}
"""
