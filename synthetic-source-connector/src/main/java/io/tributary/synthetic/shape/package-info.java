/** What a row becomes on its way to Connect: a Struct, a schemaless map, or JSON bytes. */
package io.tributary.synthetic.shape;
